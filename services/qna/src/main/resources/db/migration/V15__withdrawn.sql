-- What is withdrawn is sealed from now on. Of what was withdrawn before, nothing is kept.
update question set text = '', salt = null, link = null,
    original = case when original is null then null else '' end
where state = 'withdrawn';
