/*
 * The two web standards that the domain may use: addresses are values, reading one asks nothing of the
 * world. Only for the domain's own compilation, which has neither the browser's types nor Node's.
 */

interface URLSearchParams {
	readonly size: number;
	get(name: string): string | null;
	getAll(name: string): string[];
	append(name: string, value: string): void;
	set(name: string, value: string): void;
	toString(): string;
	[Symbol.iterator](): IterableIterator<[string, string]>;
}
declare const URLSearchParams: {
	new (init?: string | readonly (readonly string[])[]): URLSearchParams;
};

interface URL {
	readonly origin: string;
	readonly host: string;
	readonly hostname: string;
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
	readonly href: string;
}
declare const URL: {
	new (address: string, base?: string): URL;
	canParse(address: string, base?: string): boolean;
};
