/** First names with what people are called by them. */
const table = `
abigail abby
albert al bert
alexander aleksander aleksandr alexandre alexandru alejandro alex sasha xander
alexandra aleksandra alex sasha
alfred al fred
andrew andreas andre andrei andrey andy drew
anthony antonio anton tony
arthur art
barbara barb
benjamin ben benny
bernard bernhard bernd bernie
bradley brad
catherine katherine kathryn cathy kate kathy
charles charlie chuck
christian christopher christoph christophe chris
christina christine chris tina
clifford cliff
cornelius cor kees
daniel dan danny
david dave
deborah debra deb debbie
dennis denis denny
dmitry dmitri dmitriy dmitrii dima
donald don
douglas doug
edward eduard ed eddie ned ted
elizabeth beth betty eliza liz
eugene gene
evgeny evgeniy evgenii yevgeny eugene zhenya
francis francisco frank franz fran paco
franklin frank
frederick frederic frederik fred freddy
gabriel gabe
geoffrey geoff jeff
gerald gerry jerry
gerard gerhard gerd gerry
gregory greg
gustav gustavo gus
harold harry hal
heinrich heiner heinz
henry hendrik hank harry rik
jacob jakob jake
jacqueline jackie
james jim jimmy jamie
jason jay
jeffrey jeff
jennifer jen jenny
jeremy jerry
jessica jess jessie
johannes hannes jan joe
john johnny jack
jonathan jon
joseph josef jose joe joey
joshua josh
kenneth ken kenny
konstantin kostya
lawrence laurence larry
leonard leonardo len leo
louis luis lou
margaret maggie meg peggy
mark marc marcus markus
martin marty
matthew matthias mathieu matthieu mat matt
maximilian maxim max
michael michel mikhail miguel mike mick mickey misha
nathan nathaniel nate nat
nicholas nicolas nikolaus nikolay nick nico klaus
oliver ollie
patricia pat patty tricia
patrick pat paddy
peter piotr pyotr pete
philip phillip philippe phil
randall randolph randy
raymond ray
rebecca becky
richard dick ricardo rich rick ricky
robert roberto bob bobby rob robbie
roderick rod
roland rolf
ronald ron ronnie
rudolf rudolph rudi rudy
samuel samantha sam sammy
sebastian seb bastian
sergey sergei sergio serge
simon si
stanley stan
stephen steven stefan stephan steve
stuart stewart stu
susan suzanne sue suzy
sylvester sly
terence terry
theodore theodor ted teddy theo
thomas tom tommy
timothy timo tim
tobias toby
valentin valentine val
victor viktor vic
vincent vince vinny
vladimir vlad volodymyr
walter walt
wilhelm wim willem
william bill billy will willy
yuri yury jurij
zachary zach zack`;

const variants = new Map<string, Set<string>>();
for (const line of table.trim().split('\n')) {
  const names = line.split(' ');
  for (const name of names) {
    const others = variants.get(name) ?? new Set<string>();
    for (const other of names) others.add(other);
    variants.set(name, others);
  }
}

/** The forms of a first name in lower case: what it is short for, and what is short for it; itself among them. */
export function firstNameForms(name: string): readonly string[] {
  const forms = variants.get(name);
  return forms === undefined ? [name] : [name, ...[...forms].filter((form) => form !== name)];
}
