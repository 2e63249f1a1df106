import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databasePlace, readSettings, WrongSettings } from './settings.ts';

describe('the settings', () => {
	test('need nothing: without any, the site is for this machine alone, with an embedded database', () => {
		const settings = readSettings({});
		expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'info' });
		expect(databasePlace(settings)).toEqual({ folder: resolve('.data') });
	});

	test('read an empty variable as an absent one, and forgive spaces around', () => {
		expect(readSettings({ PORT: '  ', ORIGIN: '', HOST: ' 0.0.0.0 ' })).toMatchObject({
			PORT: 3000,
			HOST: '0.0.0.0'
		});
	});

	test('keep of the public address what makes an address, and no more', () => {
		expect(readSettings({ ORIGIN: 'https://alliances.example.org/' }).ORIGIN).toBe(
			'https://alliances.example.org'
		);
		expect(readSettings({ ORIGIN: 'http://[::1]:8080' }).ORIGIN).toBe('http://[::1]:8080');
	});

	test('prefer PostgreSQL as soon as its address is given', () => {
		const settings = readSettings({
			DATABASE_URL: 'postgresql://localhost/alliances',
			DATA_DIR: 'somewhere'
		});
		expect(databasePlace(settings)).toEqual({ url: 'postgresql://localhost/alliances' });
	});

	test.for([
		['PORT', '80a', 'PORT doit être un nombre entier entre 0 et 65535'],
		['PORT', '-1', 'PORT doit être un nombre entier entre 0 et 65535'],
		['PORT', '65536', 'PORT doit être un nombre entier entre 0 et 65535'],
		['PORT', '3e3', 'PORT doit être un nombre entier entre 0 et 65535'],
		['HOST', 'a b', 'HOST doit être un nom ou une adresse réseau'],
		['HOST', 'http://localhost', 'HOST doit être un nom ou une adresse réseau'],
		['ORIGIN', 'alliances.example.org', 'ORIGIN doit être l’adresse publique du site'],
		['ORIGIN', 'ftp://alliances.example.org', 'ORIGIN doit être l’adresse publique du site'],
		['ORIGIN', 'https://alliances.example.org/path', 'ORIGIN doit être l’adresse publique du site'],
		['ORIGIN', 'https://alliances.example.org/?a=b', 'ORIGIN doit être l’adresse publique du site'],
		['DATA_DIR', 'a\0b', 'DATA_DIR doit être le chemin d’un dossier'],
		['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL doit être une adresse PostgreSQL'],
		['DATABASE_URL', 'localhost', 'DATABASE_URL doit être une adresse PostgreSQL'],
		['SMTP_URL', 'mail.example.org', 'SMTP_URL doit être une adresse de serveur de courriel'],
		['LOG_LEVEL', 'loud', 'LOG_LEVEL doit être l’un de : debug, info, warn, error, silent'],
		['ADMIN_PASSWORD', 'onze-signes', 'ADMIN_PASSWORD doit avoir au moins 12 caractères'],
		['CLIENT_ADDRESS_HEADER', 'a b', 'CLIENT_ADDRESS_HEADER doit être le nom d’un en-tête'],
		['PUBLISHER', 'a'.repeat(501), 'PUBLISHER tient en 500 caractères'],
		['PUBLISHER_CONTACT', 'a'.repeat(201), 'PUBLISHER_CONTACT tient en 200 caractères'],
		['HOSTING_PROVIDER', 'a'.repeat(501), 'HOSTING_PROVIDER tient en 500 caractères']
	] as const)('refuse %s=%s with its sentence', ([name, value, sentence]) => {
		expect(() => readSettings({ [name]: value })).toThrow(WrongSettings);
		expect(() => readSettings({ [name]: value })).toThrow(sentence);
	});

	test('never repeat a password, even one that is refused', () => {
		expect(() => readSettings({ ADMIN_PASSWORD: 'trop-court' })).toThrow(/^(?!.*trop-court)/s);
	});

	test('say all that is wrong at once', () => {
		expect(() => readSettings({ PORT: 'x', HOST: 'a b' })).toThrow(
			/PORT doit être[^]*HOST doit être/
		);
	});

	test('never repeat a secret, even of a wrong address', () => {
		expect(() => readSettings({ DATABASE_URL: 'mysql://someone:se/cr:et@localhost/x' })).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('se/cr') })
		);
	});
});
