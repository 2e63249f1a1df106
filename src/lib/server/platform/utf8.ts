/** A text, or what is wrong with the file, to be said after « le fichier ». */
export type Decoded = { readonly text: string } | { readonly fault: string };

/** Reads a text in UTF-8, and nothing else: a file read in the wrong encoding is read wrong everywhere. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return {
			fault: 'est en UTF-16\u00A0: enregistrez-le en «\u202FCSV UTF-8\u202F», puis recommencez.'
		};
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return {
			fault:
				'n’est pas en UTF-8 (un tableur l’a peut-être enregistré en «\u202FWindows\u202F» ou «\u202FLatin-1\u202F»)\u00A0: enregistrez-le en «\u202FCSV UTF-8\u202F», puis recommencez.'
		};
	}
}
