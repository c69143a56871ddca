/** Import of files, folders and manifests into the catalogue. */
package dev.sightline.core.library.importing;
