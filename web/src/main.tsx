import './styles/font.css';
import './styles/mantine';
import './styles/global.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startI18n } from './i18n';

// The page's policy lets in only style tags that carry the nonce of this very answer: the kit's and the dialogs' own.
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
if (nonce) setNonce(nonce);

const root = createRoot(document.getElementById('root') as HTMLElement);
void startI18n().then(() => root.render(<App nonce={nonce} />));
