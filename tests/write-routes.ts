import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One way of writing on the site: an action of a page, or a method of a file. */
export interface WriteRoute {
	/** `/besoins/[slug]/gerer` */
	readonly route: string;
	/** Name of the action, `default`, or the HTTP method of a file. */
	readonly action: string;
	readonly method: string;
	/** A file answers scripts, in JSON. */
	readonly takesJson: boolean;
}

const METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Every way of writing that the sources of `src/routes` declare; the open API is Hono's and has its own tests. */
export function listWriteRoutes(): WriteRoute[] {
	return readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((name) => /\+(page\.server|server)\.ts$/.test(name) && !name.startsWith('api/'))
		.sort()
		.flatMap((name) => {
			const route = `/${name.replace(/\/?\+[^/]+$/, '')}`;
			return namesIn(join('src/routes', name)).map((action) => ({
				route,
				action,
				method: METHODS.has(action) ? action : 'POST',
				takesJson: METHODS.has(action)
			}));
		});
}

/** Names of the actions that a page exports, or of the methods that a file does. */
function namesIn(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const names: string[] = [];
	for (const statement of source.statements) {
		if (ts.isFunctionDeclaration(statement) && METHODS.has(statement.name?.text ?? ''))
			names.push(statement.name!.text);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name)) continue;
			if (METHODS.has(name.text)) names.push(name.text);
			if (name.text !== 'actions' || !initializer) continue;
			const object = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
			if (!ts.isObjectLiteralExpression(object))
				throw new Error(`${file}: the actions are not written as an object.`);
			for (const property of object.properties) {
				const { name } = property;
				if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name)))
					throw new Error(`${file}: an action has no plain name.`);
				names.push(name.text);
			}
		}
	}
	return names;
}
