export { loadReferenceTerritories } from './reference.ts';
