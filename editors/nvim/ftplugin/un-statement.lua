-- How a statement is edited.
require('rapporteur.prose').set_up()
