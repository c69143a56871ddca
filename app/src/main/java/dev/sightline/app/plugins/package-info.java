/** The plug-ins that there are, and what the user says of them. */
package dev.sightline.app.plugins;
