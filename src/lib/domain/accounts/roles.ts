import type { InstanceRole } from '../kernel/actor.ts';

/** The roles on the whole site, as people read them. */
export const ROLES: Readonly<Record<InstanceRole, string>> = {
	member: 'Membre',
	moderator: 'Modération',
	administrator: 'Administration'
};
