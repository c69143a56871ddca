/** The {@code .slview} file: what a window shows, to be opened again elsewhere. */
package dev.sightline.core.viewstate;
