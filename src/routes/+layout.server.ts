import type { LayoutServerLoad } from './$types';

/** A page kept for everybody is made for nobody signed in: `keepPage` keeps nothing for the others. */
export const load: LayoutServerLoad = ({ locals }) => ({ signedIn: locals.account !== null });
