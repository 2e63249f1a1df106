// Writes docs/who-may-what.md from the rights of each area: node scripts/write-rights.ts
import { writeFileSync } from 'node:fs';
import { writeRights } from './rights/table.ts';

writeFileSync('docs/who-may-what.md', writeRights());
