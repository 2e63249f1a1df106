import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { refuseToken } from '../../domain/accounts/token.ts';
import { VISITOR } from '../../domain/kernel/actor.ts';
import { readTokenActor } from '../accounts/index.ts';
import { readerOf, type Context } from '../platform/context.ts';
import type { ApiEnvironment } from './environment.ts';

/**
 * Who acts is whoever the token says, or a visitor. A cookie of the site says nothing here: another site
 * could make a browser send it.
 */
export const actByToken: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
	// Trials of reading alone hand over no world to write in.
	const visiting: Context = { ...(c.env.context ?? c.env.reader), actor: VISITOR } as Context;
	const given = /^bearer\s+(\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
	const context =
		given === undefined ? visiting : { ...visiting, actor: await readTokenActor(visiting, given) };
	c.env.context = context;
	c.env.reader = readerOf(context);
	await next();
};

/** The world in which a program writes. Refuses `token_asked` when it came without a token. */
export function writing(env: ApiEnvironment['Bindings']): Context {
	if (env.context.actor.kind !== 'person') throw refuseToken('token_asked');
	return env.context;
}

/** What the document says of the addresses that write. */
export const TOKEN_SECURITY = [{ jeton: [] }];

export function describeTokens(api: OpenAPIHono<ApiEnvironment>): void {
	api.openAPIRegistry.registerComponent('securitySchemes', 'jeton', {
		type: 'http',
		scheme: 'bearer',
		description:
			'Jeton personnel, créé dans Mon compte, Jetons : « Authorization: Bearer fa_… ». Il agit au nom de la personne, dans la limite de ses permissions.'
	});
}
