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
