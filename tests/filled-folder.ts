import { filledFolder } from './site.ts';

/** Before the tests of the process: a folder filled by a first start, to be copied. */
export default async function prepare(): Promise<void> {
	await filledFolder();
}
