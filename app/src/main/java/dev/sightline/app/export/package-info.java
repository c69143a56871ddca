/** Writing what the window shows into a folder. */
package dev.sightline.app.export;
