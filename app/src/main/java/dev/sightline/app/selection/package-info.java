/** The selection that links all views. */
package dev.sightline.app.selection;
