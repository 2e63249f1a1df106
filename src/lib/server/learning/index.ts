export { countAnswers, listCountedQuestions } from './answer-counts.ts';
export { readCase, readCases } from './cases.ts';
export { readPathBook } from './path-book.ts';
export { PERSONAL_DATA } from './personal-data.ts';
export { bringProgress, readProgressOf, recordExercise, recordQuiz } from './progress.ts';
export { listUnits, readUnit, readUnitPage } from './unit-page.ts';
