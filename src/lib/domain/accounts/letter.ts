/** What a mail says, before it is written as text and as HTML. */
export interface Letter {
	readonly subject: string;
	/** Paragraphs of plain French text: no markup, whatever they quote from people. */
	readonly paragraphs: readonly string[];
	/** The one thing to do, as a button. Its address is absolute. */
	readonly action?: { readonly label: string; readonly address: string };
	/** Paragraphs after the button. */
	readonly after?: readonly string[];
}

/** What stands at the foot of a mail: why it came, and where that kind is refused when it can be. */
export interface LetterFoot {
	/** « vous avez publié un besoin ou une offre » */
	readonly reason: string;
	/** Name of the kind, as in the preferences. */
	readonly kindLabel: string;
	readonly refusalAddress: string | null;
}

/** The letter as plain text: a paragraph a line, the address of the action alone on its line. */
export function letterAsText(letter: Letter, foot: LetterFoot): string {
	const { action } = letter;
	const body = [
		...letter.paragraphs,
		...(action ? [`${action.label}\u00A0:\n${action.address}`] : []),
		...(letter.after ?? [])
	];
	const refusal = foot.refusalAddress
		? [`Ne plus recevoir «\u202F${foot.kindLabel}\u202F»\u00A0:\n${foot.refusalAddress}`]
		: [];
	return `${[...body, `-- \nFaire alliance\n${reasonLine(foot)}`, ...refusal].join('\n\n')}\n`;
}

/**
 * The letter as HTML that every mail program reads: one column, styles inline, nothing fetched. The
 * colours of the dark theme are told to the programs that know it; the others show ours, readable as is.
 */
export function letterAsHtml(letter: Letter, foot: LetterFoot): string {
	const { action } = letter;
	const button = action
		? `<p style="margin:28px 0"><a href="${escape(safeAddress(action.address))}" class="fa-button" style="display:inline-block;padding:12px 20px;border-radius:4px;background:#19486a;color:#ffffff;font-weight:600;text-decoration:none">${escape(action.label)}</a></p>
<p class="fa-soft" style="margin:0 0 16px;color:#55606e;font-size:14px;line-height:1.5">Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00A0:<br><span style="word-break:break-all">${escape(safeAddress(action.address))}</span></p>`
		: '';
	const refusal = foot.refusalAddress
		? `<br><a href="${escape(safeAddress(foot.refusalAddress))}" class="fa-soft" style="color:#55606e">Ne plus recevoir «\u202F${escape(foot.kindLabel)}\u202F»</a>`
		: '';
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(letter.subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
.fa-page { background: #14181f !important; }
.fa-sheet { background: #1b212a !important; border-color: #39424f !important; }
.fa-ink { color: #e9e6df !important; }
.fa-soft { color: #a9b0ba !important; }
.fa-button { background: #9cc4e4 !important; color: #10202e !important; }
}
</style>
</head>
<body class="fa-page" style="margin:0;padding:24px 12px;background:#fbfaf7;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:36rem;margin:0 auto"><tr><td class="fa-sheet" style="padding:28px 24px;border:1px solid #dcd8cf;border-radius:6px;background:#ffffff">
<p class="fa-soft" style="margin:0 0 20px;color:#55606e;font-size:14px;font-weight:600">Faire alliance</p>
<h1 class="fa-ink" style="margin:0 0 20px;color:#1c2430;font-size:22px;line-height:1.3">${escape(letter.subject)}</h1>
${paragraphs(letter.paragraphs)}
${button}
${paragraphs(letter.after ?? [])}
</td></tr><tr><td style="padding:16px 24px">
<p class="fa-soft" style="margin:0;color:#55606e;font-size:13px;line-height:1.5">${escape(reasonLine(foot))}${refusal}</p>
</td></tr></table>
</body>
</html>
`;
}

function reasonLine({ reason }: LetterFoot): string {
	return `Vous recevez ce courriel parce que ${reason}.`;
}

function paragraphs(texts: readonly string[]): string {
	return texts
		.map(
			(text) =>
				`<p class="fa-ink" style="margin:0 0 16px;color:#1c2430;font-size:16px;line-height:1.55;overflow-wrap:anywhere">${escape(text).replaceAll('\n', '<br>')}</p>`
		)
		.join('\n');
}

/** An address that runs a program instead of opening a page leads nowhere. */
function safeAddress(address: string): string {
	return /^https?:\/\//i.test(address) ? address : '#';
}

const SIGNS: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}
