const { BrowserWindow } = require('electron');
const path = require('path');

function open() {
  // ruleid: js-electron-node-in-page
  return new BrowserWindow({ width: 800, webPreferences: { nodeIntegration: true, devTools: false } });
}

function openShared() {
  // ruleid: js-electron-node-in-page
  return new BrowserWindow({ webPreferences: { contextIsolation: false } });
}

function openRight() {
  // ok: js-electron-node-in-page
  return new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.js') } });
}

function openSandboxed() {
  // ok: js-electron-node-in-page
  return new BrowserWindow({ webPreferences: { nodeIntegration: false, sandbox: true } });
}
