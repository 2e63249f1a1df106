// What this browser remembers of the learning paths: quizzes passed, exercises done, minutes left. Nothing
// leaves it. The pages work without it; a quiz is graded here only when there is no network.
import {
	finishedOf,
	hasChanged,
	mergeProgress,
	readProgress,
	tellDone,
	withExercise,
	withUnit,
	writeProgress,
	type Progress
} from '../domain/learning/progress.ts';
import { answerQuiz, tellVerdict, type Question } from '../domain/learning/quiz.ts';

const KEY = 'parcours';
const store = openStore();

if (store) {
	hide('[data-learning-plain]');
	const unit = one('[data-learning-unit]');
	// With an account the pages say where she is: the browser adds nothing.
	if (unit && unit.dataset.learningAccount === undefined) followUnit(unit, store);
	const path = one('[data-learning-path]');
	if (path?.dataset.learningAccount !== undefined) offerToBring(path, store);
	else if (path) tellPath(store);
}
keepPagesForLater();

/** Null where the browser refuses to remember anything. */
function openStore(): Storage | null {
	try {
		localStorage.getItem(KEY);
		return localStorage;
	} catch {
		return null;
	}
}

function remembered(memory: Storage): Progress {
	return readProgress(memory.getItem(KEY));
}

function remember(memory: Storage, progress: Progress) {
	try {
		memory.setItem(KEY, writeProgress(progress));
	} catch {
		// Full, or forbidden since: the page goes on, it will not be remembered.
	}
}

function followUnit(page: HTMLElement, memory: Storage) {
	const slug = page.dataset.learningUnit!;
	const version = page.dataset.learningVersion!;
	const score = one('[data-learning-score]')?.dataset.learningScore;
	if (score) keepScore(Number(score));

	const line = one('[data-learning-exercise]');
	const box = line?.querySelector('input');
	if (line && box) {
		line.hidden = false;
		box.checked = remembered(memory).get(slug)?.exercise ?? false;
		box.addEventListener('change', () => {
			remember(memory, withExercise(remembered(memory), slug, box.checked, version));
			show();
		});
	}
	gradeWithoutNetwork(keepScore);
	show();

	function keepScore(quiz: number) {
		const before = remembered(memory).get(slug);
		const done = { quiz, exercise: before?.exercise ?? false, version };
		remember(memory, withUnit(remembered(memory), slug, done));
		show();
	}

	function show() {
		const state = one('[data-learning-state]');
		const done = remembered(memory).get(slug);
		if (!state || !done) return;
		state.hidden = false;
		state.textContent = tellDone(done, version);
	}
}

/** Without network the form cannot be sent: the same rules grade it here. */
function gradeWithoutNetwork(keepScore: (right: number) => void) {
	const form = one('form[data-learning-quiz]') as HTMLFormElement | null;
	const data = one('[data-learning-questions]')?.textContent;
	if (!form || !data) return;
	form.addEventListener('submit', (event) => {
		if (navigator.onLine) return;
		event.preventDefault();
		const given = new FormData(form);
		const quiz = JSON.parse(data) as Question[];
		const { results, score } = answerQuiz(quiz, (field) => given.getAll(field).map(String));
		for (const result of results) {
			const answer = one(`[data-learning-answer="${CSS.escape(result.id)}"]`);
			if (!answer) continue;
			answer.hidden = false;
			answer.classList.toggle('right', result.verdict === 'right');
			answer.querySelector('[data-learning-verdict]')!.textContent = tellVerdict(result);
		}
		keepScore(score.right);
		const told = one('[data-learning-state]')!;
		told.tabIndex = -1;
		told.focus();
	});
}

function tellPath(memory: Storage) {
	const progress = remembered(memory);
	const done = finishedOf(progress);
	let left = 0;
	let next: HTMLElement | null = null;
	for (const line of all('[data-learning-line]')) {
		const slug = line.dataset.learningLine!;
		const mark = line.querySelector<HTMLElement>('[data-learning-mark]');
		const known = progress.get(slug);
		if (!done.has(slug)) {
			left += Number(line.dataset.minutes);
			next ??= line;
		}
		if (mark && known) {
			mark.hidden = false;
			const changed = hasChanged(known, line.dataset.version!) ? ', le texte a changé depuis' : '';
			mark.textContent = done.has(slug) ? `Finie${changed}` : `Commencée${changed}`;
		}
	}
	const kept = one('[data-learning-kept]');
	if (kept) kept.hidden = false;
	one('[data-learning-forget]')?.addEventListener('click', () => {
		memory.removeItem(KEY);
		location.reload();
	});
	if (progress.size === 0) return;
	const told = one('[data-learning-left]');
	if (told) {
		told.hidden = false;
		told.textContent =
			left === 0
				? 'Vous avez fini ce parcours.'
				: `Il vous reste ${left} minutes dans ce parcours.`;
	}
	const link = next?.querySelector('a');
	const resume = one('[data-learning-resume]');
	if (!link || !resume) return;
	const again = document.createElement('a');
	again.href = link.href;
	again.textContent = `Reprendre\u00A0: ${link.textContent}`;
	resume.replaceChildren(again);
	resume.hidden = false;
}

/** What this browser remembers and the account does not know may be brought into it: she decides. */
function offerToBring(path: HTMLElement, memory: Storage) {
	const known = readProgress(path.dataset.learningAccount!);
	const here = remembered(memory);
	const form = one('form[data-learning-bring]');
	const field = form?.querySelector('input');
	if (!form || !field || writeProgress(mergeProgress(known, here)) === writeProgress(known)) return;
	field.value = writeProgress(here);
	form.hidden = false;
}

/** The pages that were opened are kept by a worker of their own, for the train (static/apprendre-hors-ligne.js). */
function keepPagesForLater() {
	if (!('serviceWorker' in navigator)) return;
	void navigator.serviceWorker
		.register('/apprendre-hors-ligne.js', { scope: '/apprendre' })
		.then(() => navigator.serviceWorker.ready)
		.then(({ active }) => {
			const parts = performance.getEntriesByType('resource').map(({ name }) => name);
			active?.postMessage({ keep: [location.origin + location.pathname, ...parts] });
		})
		.catch(() => undefined); // without it the page is only not kept
}

function one(selector: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(selector);
}

function all(selector: string): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(selector)];
}

function hide(selector: string) {
	for (const element of all(selector)) element.hidden = true;
}
