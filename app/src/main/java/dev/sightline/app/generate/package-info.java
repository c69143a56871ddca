/** The page that makes clips from sentences. */
package dev.sightline.app.generate;
