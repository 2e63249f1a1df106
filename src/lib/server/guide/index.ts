export { readEditorialPage, readHomeTexts, type EditorialPage, type HomeTexts } from './content.ts';
export { readGoodNews, type GoodNewsStep } from './good-news.ts';
export { readLegalParameter, readLegalParameters } from './legal-parameters.ts';
export { readBook, writeOnePage } from './book.ts';
export { readFigureSources } from './figures.ts';
export { readBlocks, readInlines } from './markdown-tree.ts';
export { splitFrontMatter } from './vademecum.ts';
export { readGlossary } from './glossary.ts';
export {
	listQuestions,
	readQuestionPage,
	readQuestionTitles,
	type QuestionLine,
	type QuestionPage
} from './question-page.ts';
export { readGivingLaw, readGivingTexts } from './giving-law.ts';
export { epubOf } from './vademecum-epub.ts';
export { composePdf, orderPdf } from './vademecum-pdf.ts';
export { readResources, stampOf, type ResourceTexts } from './resources.ts';
export { readTerritoryBook } from './territory-book.ts';
export { composeTerritoryPdf, orderTerritoryPdf } from './territory-book-pdf.ts';
export { writeTerritoryTexts, type WrittenQuestion } from './territory-book-page.ts';
