/** The application, its one composition root, and the window that holds all views. */
package dev.sightline.app.shell;
