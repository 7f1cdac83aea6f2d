"""The pages of agencies: settings of one, and the list of all for the installation."""
