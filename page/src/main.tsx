import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { applyTheme } from './parts/rail.js';
import './styles/base.css';
import './styles/shell.css';
import './styles/messages.css';
import './styles/blocks.css';
import './styles/panels.css';

applyTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
