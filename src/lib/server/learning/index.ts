export { readPathBook } from './path-book.ts';
export { listUnits, readUnit, readUnitPage } from './unit-page.ts';
