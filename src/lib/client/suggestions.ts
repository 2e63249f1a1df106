// Suggestions under the search box: a combobox with a listbox, as the WAI-ARIA practices describe it
// (editable, list autocomplete with manual selection). The box works without it: this file only adds.
import type { Suggestion } from '../domain/catalogue/search/suggest.ts';

const ADDRESS = '/exemples/suggestions';
/** Milliseconds without a key before the server is asked. */
const PATIENCE = 120;
const SHORTEST = 2;

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]'))
	help(input);

function help(input: HTMLInputElement): void {
	const list = document.createElement('ul');
	list.id = `${input.id}-suggestions`;
	list.className = 'suggestions';
	list.role = 'listbox';
	list.ariaLabel = 'Suggestions';
	list.hidden = true;
	const status = document.createElement('p');
	status.className = 'visually-hidden';
	status.role = 'status';
	input.after(list, status);
	input.role = 'combobox';
	input.autocomplete = 'off';
	input.setAttribute('aria-autocomplete', 'list');
	input.setAttribute('aria-controls', list.id);
	input.ariaExpanded = 'false';

	let shown: Suggestion[] = [];
	let chosen = -1;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asking: AbortController | undefined;

	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(() => void ask(input.value.trim()), PATIENCE);
	});
	input.addEventListener('keydown', (event) => {
		if (event.isComposing) return;
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			if (list.hidden && shown.length > 0) open();
			if (list.hidden) return;
			event.preventDefault();
			move(event.key === 'ArrowDown' ? 1 : -1);
		} else if (event.key === 'Enter' && chosen >= 0) {
			event.preventDefault();
			location.assign(shown[chosen]!.href);
		} else if (event.key === 'Escape' && !list.hidden) {
			event.preventDefault();
			close();
		} else if (event.key === 'Tab') close();
	});
	input.addEventListener('blur', () => setTimeout(close, 150));

	async function ask(typed: string): Promise<void> {
		asking?.abort();
		if (typed.length < SHORTEST) return show([]);
		asking = new AbortController();
		try {
			const answer = await fetch(`${ADDRESS}?q=${encodeURIComponent(typed)}`, {
				signal: asking.signal
			});
			if (answer.ok) show(((await answer.json()) as { suggestions: Suggestion[] }).suggestions);
		} catch {
			// Asked again meanwhile, or the line is cut: the box goes on without suggestions.
		}
	}

	function show(suggestions: Suggestion[]): void {
		shown = suggestions;
		list.replaceChildren(...suggestions.map(optionOf));
		choose(-1);
		if (suggestions.length === 0 || document.activeElement !== input) return close();
		open();
		status.textContent =
			suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`;
	}

	function optionOf({ label, detail, href }: Suggestion, rank: number): HTMLLIElement {
		const option = document.createElement('li');
		option.id = `${list.id}-${rank}`;
		option.role = 'option';
		option.ariaSelected = 'false';
		const name = document.createElement('span');
		name.textContent = label;
		const kind = document.createElement('span');
		kind.className = 'detail';
		kind.textContent = detail;
		option.append(name, ' ', kind);
		option.addEventListener('pointerdown', (event) => {
			// Kept from taking the focus: the click would be lost with the list.
			event.preventDefault();
		});
		option.addEventListener('click', () => location.assign(href));
		return option;
	}

	function move(step: 1 | -1): void {
		const last = shown.length - 1;
		// Beyond either end stands the box itself.
		const next = chosen + step;
		choose(next < -1 ? last : next > last ? -1 : next);
	}

	function choose(rank: number): void {
		list.children[chosen]?.setAttribute('aria-selected', 'false');
		chosen = rank;
		const option = list.children[rank];
		if (option) {
			option.setAttribute('aria-selected', 'true');
			option.scrollIntoView({ block: 'nearest' });
			input.setAttribute('aria-activedescendant', option.id);
		} else input.removeAttribute('aria-activedescendant');
	}

	function open(): void {
		list.hidden = false;
		input.ariaExpanded = 'true';
	}

	function close(): void {
		list.hidden = true;
		input.ariaExpanded = 'false';
		choose(-1);
	}
}
