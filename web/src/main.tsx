import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app';
import { AppContext } from './components/useApp';
import { Shell } from './screens/Shell';
import './style.css';

const app = createApp();
void app.start();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppContext value={app}>
      <Shell />
    </AppContext>
  </StrictMode>,
);
