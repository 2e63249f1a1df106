/** The lists of the European Union and of IANA from which a description takes its words. */
export const EU = 'http://publications.europa.eu/resource/authority';
export const IANA = 'https://www.iana.org/assignments/media-types';
