"""The local page: the jobs of the toolkit in a browser, for one user on one machine.

:mod:`.server` starts it, :mod:`.application` has the routes, :mod:`.request_guard` decides who may ask,
:mod:`.session` holds the files of a session, :mod:`.tasks` are the jobs, run by :mod:`.worker` in other
processes.
"""
