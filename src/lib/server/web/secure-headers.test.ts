import { describe, expect, test } from 'vitest';
import { secureHeaders } from './secure-headers.ts';

const of = (path: string) => new Map(secureHeaders(new URL(path, 'http://localhost')));

describe('who may frame a page', () => {
	test.for(['/integrer/exemple/un-exemple', '/integrer/exemples', '/integrer/exemples?q=a'])(
		'%s may be framed by any site',
		(path) => {
			expect(of(path).get('content-security-policy')).toContain('frame-ancestors *');
			expect(of(path).has('x-frame-options')).toBe(false);
		}
	);

	test.for([
		'/',
		'/integrer',
		'/integrer/',
		'/integrer/exemple/',
		'/integrer/exemple/un/deux',
		'/integrer/exemple/../../administration/signalements',
		'/integrer/exemple/%2e%2e/%2e%2e/administration/signalements',
		'/integrer/exemples/__data.json',
		'/integrer/exemplesx',
		'/administration/signalements?x=/integrer/exemples',
		'/administration/signalements#/integrer/exemples',
		'/exemples/un/signaler',
		'/INTEGRER/EXEMPLES'
	])('%s may not', (path) => {
		expect(of(path).get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(of(path).get('x-frame-options')).toBe('DENY');
	});

	test('only the page that shows a preview may hold a frame, and of ours', () => {
		expect(of('/integrer').get('content-security-policy')).toContain("frame-src 'self'");
		for (const path of ['/', '/integrer/exemples', '/exemples'])
			expect(of(path).get('content-security-policy')).not.toContain('frame-src');
	});
});

describe('a mail, as the administrator sees it', () => {
	test('stands in a frame of ours, and can neither run, send nor fetch anything', () => {
		const headers = of('/administration/courriels/12/apercu');
		const policy = headers.get('content-security-policy');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("form-action 'none'");
		expect(policy).toContain("frame-ancestors 'self'");
		expect(policy).toMatch(/; sandbox$/);
		expect(policy).not.toContain('script-src');
		expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
		const around = of('/administration/courriels/12').get('content-security-policy');
		expect(around).toContain("frame-src 'self'");
	});

	test.for([
		'/administration/courriels',
		'/administration/courriels/12/apercu/',
		'/administration/courriels/x/apercu',
		'/compte/administration/courriels/12/apercu',
		'/administration/courriels/12/apercu%0a'
	])('no style is let in on %s', (path) => {
		expect(of(path).get('content-security-policy')).not.toContain('unsafe-inline');
	});
});
