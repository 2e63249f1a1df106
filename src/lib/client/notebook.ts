// The notebook that this browser remembers: buttons that keep an example, and the link that counts them.
// The page works without it. Nothing leaves the browser before the address of the notebook is opened.
import {
	EMPTY_NOTEBOOK,
	isKept,
	keep,
	leaveOut,
	notebookAddress,
	readNotebook,
	writeNotebook,
	type Notebook
} from '../domain/catalogue/notebook.ts';

/** What is stored is written as the address of the notebook is: `e=slug&e=slug&titre=…`. */
const KEY = 'carnet';
/** What stood under our name and was not ours is put aside here before it is written over. */
const ASIDE = 'carnet-illisible';

const store = openStore();
if (store) begin(store);

/** Null where the browser refuses to remember anything. */
function openStore(): Storage | null {
	try {
		localStorage.getItem(KEY);
		return localStorage;
	} catch {
		return null;
	}
}

function begin(memory: Storage) {
	const here = location.pathname === '/carnet' ? readText(location.search) : null;
	if (here && here.slugs.length === 0 && remembered().slugs.length > 0) {
		location.replace(notebookAddress(remembered()));
		return;
	}

	const status = document.createElement('p');
	status.className = 'visually-hidden';
	status.setAttribute('role', 'status');
	document.body.append(status);

	for (const link of all('[data-notebook-plain]')) link.hidden = true;
	for (const button of all('[data-notebook-slug]')) {
		button.hidden = false;
		button.addEventListener('click', () => toggle(button));
	}
	for (const button of all('[data-notebook-adopt]')) {
		button.addEventListener('click', () => here && remember(here) && show());
	}
	// The links and the form that change the notebook on its own page: its memory follows.
	document.addEventListener('click', ({ target }) => {
		const link = (target as Element).closest<HTMLAnchorElement>('a[data-notebook-next]');
		if (link && isRemembered()) remember(readText(new URL(link.href).search));
	});
	document.addEventListener('submit', ({ target }) => {
		const form = (target as Element).closest<HTMLFormElement>('form[data-notebook-next]');
		if (!form || !isRemembered()) return;
		remember(readNotebook(new FormData(form) as Iterable<[string, string]>).notebook);
	});
	// Another tab, or this page brought back from the memory of the browser.
	addEventListener('storage', ({ key }) => (key === KEY || key === null) && show());
	addEventListener('pageshow', show);
	show();

	function remembered(): Notebook {
		return readText(memory.getItem(KEY) ?? '');
	}

	/** Does the page show the notebook that this browser remembers? */
	function isRemembered(): boolean {
		return here !== null && writeText(here) === writeText(remembered());
	}

	/** False, and said, when the browser has no room left. */
	function remember(notebook: Notebook): boolean {
		try {
			const before = memory.getItem(KEY);
			if (before && before !== writeText(readText(before))) memory.setItem(ASIDE, before);
			memory.setItem(KEY, writeText(notebook));
			return true;
		} catch {
			status.textContent = 'Ce navigateur n’a plus de place pour le carnet.';
			return false;
		}
	}

	function toggle(button: HTMLElement) {
		const slug = button.dataset.notebookSlug!;
		const before = remembered();
		const was = isKept(before, slug);
		const next = was ? leaveOut(before, slug) : keep(before, slug);
		const full = !was && next === before;
		const note = button.nextElementSibling as HTMLElement | null;
		if (note) sayFull(note, full);
		if (full || !remember(next)) return;
		show();
		status.textContent = `${was ? 'Retiré du carnet' : 'Gardé dans le carnet'}, qui tient ${next.slugs.length} exemple${next.slugs.length > 1 ? 's' : ''}.`;
	}

	function show() {
		const notebook = remembered();
		const count = notebook.slugs.length;
		for (const link of all('[data-notebook-link]')) {
			(link as HTMLAnchorElement).href = notebookAddress(notebook);
			link.textContent = count ? `Mon carnet\u00A0(${count})` : 'Mon carnet';
		}
		for (const button of all('[data-notebook-slug]')) {
			button.setAttribute('aria-pressed', String(isKept(notebook, button.dataset.notebookSlug!)));
		}
		const state = isRemembered() ? 'same' : count ? 'other' : 'none';
		for (const notice of all('[data-notebook-state]')) {
			notice.hidden = notice.dataset.notebookState !== state;
		}
	}
}

/** Beside the button: the notebook is full, and where to make room. */
function sayFull(note: HTMLElement, full: boolean) {
	note.hidden = !full;
	if (!full || note.firstChild) return;
	const link = document.createElement('a');
	link.href = '/carnet';
	link.textContent = 'Faire de la place';
	note.append('Le carnet est plein\u00A0: 60\u00A0exemples au plus. ', link);
}

function all(selector: string): NodeListOf<HTMLElement> {
	return document.querySelectorAll<HTMLElement>(selector);
}

function readText(text: string): Notebook {
	return text ? readNotebook(new URLSearchParams(text)).notebook : EMPTY_NOTEBOOK;
}

function writeText(notebook: Notebook): string {
	return writeNotebook(notebook).toString();
}
