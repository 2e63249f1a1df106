import type { Context } from '../platform/context.ts';
export async function loadReferenceExamples(_context: Context, _folder: string, _say: (s: string) => void): Promise<void> {}
