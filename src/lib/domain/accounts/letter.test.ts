import { expect, test } from 'vitest';
import { letterAsHtml, letterAsText, type Letter } from './letter.ts';

const letter: Letter = {
	subject: 'Léa & Co <script>alert(1)</script>',
	paragraphs: ['Elle écrit : « <img src=x onerror=alert(1)> "a" \'b\' »', 'Une ligne\nUne autre'],
	action: { label: 'Voir <b>', address: 'https://site.fr/besoins/1?a=1&b="2"' },
	after: ['À bientôt.']
};
const foot = {
	reason: 'vous avez publié un besoin ou une offre',
	kindLabel: 'Vos besoins et vos offres',
	refusalAddress: 'https://site.fr/courriels/desabonnement?personne=p&genre=need'
};

test('what people wrote is text in a mail, never markup', () => {
	const html = letterAsHtml(letter, foot);
	expect(html).not.toMatch(/<(script|img|b)[ >]/);
	expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
	expect(html).toContain('href="https://site.fr/besoins/1?a=1&amp;b=&quot;2&quot;"');
	expect(html).toContain('Une ligne<br>Une autre');
});

test('an address that would run a program leads nowhere', () => {
	for (const address of ['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)'])
		expect(letterAsHtml({ ...letter, action: { label: 'Voir', address } }, foot)).not.toContain(
			`href="${address}`
		);
});

test('both bodies say the same, why the mail came, and how to refuse that kind', () => {
	for (const body of [letterAsText(letter, foot), letterAsHtml(letter, foot)]) {
		expect(body).toContain('parce que vous avez publié un besoin ou une offre.');
		expect(body).toContain('Ne plus recevoir «\u202FVos besoins et vos offres\u202F»');
		expect(body).toContain('À bientôt.');
	}
	expect(letterAsText(letter, foot)).toContain(`\n${letter.action!.address}\n`);
});

test('a kind that cannot be refused does not offer it', () => {
	const bodies = [letterAsText, letterAsHtml].map((write) =>
		write(letter, { ...foot, refusalAddress: null })
	);
	for (const body of bodies) expect(body).not.toContain('Ne plus recevoir');
});

test('nothing in the HTML is fetched from anywhere', () => {
	expect(letterAsHtml(letter, foot)).not.toMatch(/<\w[^>]*\ssrc=|url\(|<link|@import/);
});
