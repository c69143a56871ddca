/** What drawn views share: colours and fonts of the theme. */
package dev.sightline.app.canvas;
