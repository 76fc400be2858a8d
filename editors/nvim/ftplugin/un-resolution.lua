-- How a resolution is edited.
require('rapporteur.prose').set_up()
