export { loadReferenceExamples } from './reference.ts';
