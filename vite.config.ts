import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Compiler warnings of Svelte are, for the most part, accessibility faults: a build that has one fails.
 */
function failOnWarning(warning: { code: string; message: string; filename?: string }) {
	throw new Error(`${warning.filename ?? ''}: ${warning.message} (${warning.code})`);
}

/** A build whose texts have a fault fails, and says where: « file:line: what ». */
function checkContent(): Plugin {
	// The site is built in several passes: once is enough.
	let checked = false;
	return {
		name: 'check-content',
		apply: 'build',
		async buildStart() {
			if (checked) return;
			checked = true;
			// Only when building: the development server starts without it. Node reads it as it is.
			const script = new URL('./scripts/check-content.ts', import.meta.url).href;
			const { checkContent, tellFault } = (await import(
				/* @vite-ignore */ script
			)) as typeof import('./scripts/check-content.ts');
			const faults = checkContent(import.meta.dirname).map(tellFault);
			if (faults.length > 0) this.error(`content/ has faults\n${faults.join('\n')}`);
		}
	};
}

export default defineConfig({
	plugins: [
		checkContent(),
		sveltekit({
			adapter: adapter({ precompress: true }),
			onwarn: failOnWarning
		})
	],
	// Three hundred small files made one: a tenth of a second less at each start.
	ssr: { noExternal: ['kysely'] },
	build: {
		// A font or a drawing inlined in the style sheet would be sent again with every page.
		assetsInlineLimit: 0
	}
});
