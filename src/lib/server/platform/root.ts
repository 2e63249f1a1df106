import { join } from 'node:path';

/** Folder of the product: where `migrations/`, `data/` and `content/` are. */
export const ROOT = process.env.FAIRE_ALLIANCE_ROOT ?? process.cwd();

export function inRoot(...path: string[]): string {
	return join(ROOT, ...path);
}
