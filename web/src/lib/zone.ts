import { createContext, useContext } from 'react';

/** The organisation's IANA time zone: every time on every page is shown in it, whoever looks from wherever. */
export const ZoneContext = createContext('America/Sao_Paulo');

export const useZone = (): string => useContext(ZoneContext);
