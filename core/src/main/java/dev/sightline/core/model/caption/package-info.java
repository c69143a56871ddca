/** Caption decoders as they are run, in plain Java: networks of few weights that need no engine. */
package dev.sightline.core.model.caption;
