/** What went wrong, in one sentence that says what to do next; for errors that no rule of ours raised. */
const SENTENCES: Record<number, string> = {
	400: 'L’adresse ou la demande est abîmée : reprenez-la depuis le site.',
	403: 'Cette action n’est pas permise depuis ici : revenez à la page et recommencez.',
	404: 'Cette page n’existe pas, ou n’existe plus.',
	405: 'Cette adresse ne répond pas à ce genre de demande.',
	408: 'La demande a mis trop de temps à arriver : recommencez.',
	409: 'Quelqu’un d’autre a changé ces informations entre-temps : relisez-les avant de recommencer.',
	413: 'Ce que vous avez envoyé est trop gros : allégez-le et recommencez.',
	414: 'L’adresse est trop longue : raccourcissez la recherche et recommencez.',
	415: 'Ce genre de fichier ou de données n’est pas lu ici.',
	422: 'Une information manque ou n’a pas la forme attendue.',
	429: 'Trop de demandes à la fois : attendez une minute et recommencez.',
	431: 'L’adresse, ou ce qui l’accompagne, est trop longue : raccourcissez la recherche et recommencez.',
	500: 'Une erreur de notre côté a empêché la réponse. Elle est consignée ; réessayez dans un instant.',
	503: 'Le site redémarre : réessayez dans un instant.'
};

export function sentenceFor(status: number): string {
	return SENTENCES[status] ?? SENTENCES[status < 500 ? 400 : 500]!;
}
