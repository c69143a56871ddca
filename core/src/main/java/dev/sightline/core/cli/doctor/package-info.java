/** What {@code doctor} looks at. */
package dev.sightline.core.cli.doctor;
