/** The words of the app. */
package dev.sightline.app.i18n;
