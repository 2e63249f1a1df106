import { describe, expect, it } from 'vitest';
import { actionInWords, detailsInWords } from './journal-lines.ts';

describe('a line of the journal', () => {
	it('says its details in French', () => {
		expect(detailsInWords({ details: { way: 'link' } })).toBe('par\u00A0: lien');
		expect(detailsInWords({ details: { role: 'member', unrepresented: false, ids: [3, 7] } })).toBe(
			'rôle\u00A0: membre, organisation sans représentant\u00A0: non, numéros\u00A0: 3 et 7'
		);
	});

	it('shows as they are the words that nobody translated', () => {
		expect(actionInWords('something.new')).toBe('something.new');
		expect(detailsInWords({ details: { new: { deep: 1 } } })).toBe('new\u00A0: {"deep":1}');
	});
});
