import { PERSONAL_DATA as accounts } from './accounts/index.ts';
import { PERSONAL_DATA as catalogue } from './catalogue/index.ts';
import { PERSONAL_DATA as learning } from './learning/index.ts';
import { PERSONAL_DATA as organisations } from './organisations/index.ts';
import { PERSONAL_DATA as matching } from './matching/index.ts';
import type { PersonalTable } from './platform/personal-data.ts';

/**
 * All the tables in which something is about a person: one line an area (platform/personal-data.ts says
 * how an area declares its own). The accounts come last: erasing begins with what refers to them.
 */
export const PERSONAL_DATA: readonly PersonalTable[] = [
	...catalogue,
	...matching,
	...learning,
	...organisations,
	...accounts
];
