/**
 * Who may know whom. Read each line as a sentence: « the catalogue knows the territory, the accounts
 * and the organisations ». It holds in the domain and in the server alike; what is not written here is
 * refused by the rule of the area (`.dependency-cruiser.cjs`), and so is a circle.
 */
module.exports = {
	territory: [],
	accounts: ['territory'],
	organisations: ['territory', 'accounts'],
	catalogue: ['territory', 'accounts', 'organisations'],
	observatory: ['territory', 'catalogue', 'alliances', 'evaluation'],
	guide: ['catalogue', 'observatory'],
	diagnostic: ['territory', 'catalogue'],
	matching: ['territory', 'accounts', 'organisations', 'catalogue'],
	alliances: ['territory', 'accounts', 'organisations', 'catalogue'],
	evaluation: ['accounts', 'organisations', 'alliances'],
	learning: ['accounts', 'catalogue', 'observatory', 'guide'],
	news: ['territory', 'accounts', 'catalogue']
};
