/** What the app remembers between runs. */
package dev.sightline.app.settings;
