import type { Context } from '../platform/context.ts';
export async function loadReferenceTerritories(_context: Context, _folder: string, _say: (s: string) => void): Promise<void> {}
