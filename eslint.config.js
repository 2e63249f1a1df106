import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default typescript.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.cache/',
			'.data/',
			'coverage/',
			'test-results/',
			'playwright-report/'
		]
	},
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			eqeqeq: 'error',
			'no-console': 'off',
			'no-control-regex': 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'require-yield': 'error',
			// Fixtures of tests say that they need nothing by an empty pattern.
			'no-empty-pattern': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			// Addresses of the site are written as people see them: it lives at the root of its domain.
			'svelte/no-navigation-without-resolve': 'off',
			// A page without script is drawn once: keys would tell nobody anything.
			'svelte/require-each-key': 'off'
		}
	},
	{
		// The rule « ui-draws » of dependency-cruiser, for types too: it does not see those of components.
		files: ['src/lib/ui/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: String.raw`^#lib/server/|^#routes/|/(server|routes)/|(^|/)\$types(\.js|\.d\.ts)?$`,
							message:
								'The interface receives and draws: the types of what it is told live in src/lib/domain.'
						}
					]
				}
			]
		}
	},
	{
		// What Node reads before anything else is CommonJS.
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
