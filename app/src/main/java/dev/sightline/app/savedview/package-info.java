/** Writing what the window shows into a {@code .slview} file, and showing it again. */
package dev.sightline.app.savedview;
